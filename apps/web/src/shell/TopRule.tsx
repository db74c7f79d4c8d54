/** Between the organization and the path in it. */
export function TopRule() {
  return <span aria-hidden className="mx-1.5 h-[18px] w-px flex-none bg-line-strong max-wide:hidden" />;
}
