import { Toast } from '@base-ui/react/toast';
import { CircleCheck, CircleSlash, X } from 'lucide-react';
import { useEffect } from 'react';
import { m } from '../paraglide/messages.js';
import { takeNotices } from './notify.ts';
import { showToast, toasts } from './show-toast.ts';

/** Where notices appear: once, around everything. */
export function Toasts() {
  // The notices that waited for this are told once there is a place for them, so that they are read aloud.
  useEffect(() => takeNotices(showToast), []);
  return (
    <Toast.Provider toastManager={toasts}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={m.ui_notices()}
          className="fixed right-4 bottom-[calc(var(--bottom-bar)+84px)] z-50 grid w-[min(380px,calc(100vw-32px))] gap-2 print:hidden"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const shown = Toast.useToastManager<{ readonly tone: 'done' | 'refused' }>().toasts;
  return shown.map((toast) => {
    const Icon = toast.data?.tone === 'refused' ? CircleSlash : CircleCheck;
    return (
      <Toast.Root key={toast.id} toast={toast} className="slides-in rounded-4 bg-inverse text-on-inverse shadow-e3">
        <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3.5">
          <Icon size={16} aria-hidden className="mt-2" />
          <div className="grid min-w-0 flex-1 py-1.5">
            <Toast.Title className="font-medium text-pretty" />
            <Toast.Description className="text-12 text-on-inverse-2 text-pretty" />
          </div>
          <Toast.Action className="min-h-8 rounded-2 px-2.5 font-strong underline underline-offset-3 empty:hidden" />
          <Toast.Close aria-label={m.ui_close()} className="grid size-8 place-items-center rounded-2">
            <X size={16} aria-hidden />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}
