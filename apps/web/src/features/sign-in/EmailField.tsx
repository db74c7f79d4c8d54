import { m } from '../../paraglide/messages.js';
import { TextField } from '../../ui/TextField.tsx';
import type { TextValue } from './field.ts';
import { fieldFault } from './form-faults.ts';

export function EmailField({ field }: { field: TextValue }) {
  return (
    <TextField
      id={field.name}
      name={field.name}
      type="email"
      label={m.sign_in_email()}
      autoComplete="username"
      spellCheck={false}
      value={field.state.value}
      onChange={field.handleChange}
      onBlur={field.handleBlur}
      error={fieldFault(field.name, field.state.meta.errors)}
    />
  );
}
