/** The totem and its name. */
export function Brand() {
  return (
    <span className="flex items-center gap-2.5 text-16 font-strong tracking-[-0.012em]">
      <svg aria-hidden viewBox="0 0 14 22" className="h-5.5 w-3.5">
        <path d="M1 0h12v4.400L10.500 6.200h-7L1 4.400z" className="fill-accent" />
        <path d="M3 7.800h8L14 10v3.200H0V10z" className="fill-ink" />
        <path d="M2 14.800h10V22H8.800v-3.400H5.200V22H2z" className="fill-ink" />
      </svg>
      Totem
    </span>
  );
}
