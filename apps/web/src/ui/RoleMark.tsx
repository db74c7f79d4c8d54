/** How much a role can: the highest of the four built-in steps that it does not exceed. */
export type RoleStep = 1 | 2 | 3 | 4;

const segments = [1, 2, 3, 4] as const;

/** A totem of four segments filled from the foot; a plus for a custom role. It stands beside the role's name, always. */
export function RoleMark({ step, custom = false }: { step: RoleStep; custom?: boolean }) {
  return (
    <svg aria-hidden viewBox={custom ? '0 0 16 14' : '0 0 10 14'} className={`h-3.5 flex-none ${custom ? 'w-4' : 'w-2.5'}`}>
      {segments.map((segment) => (
        <rect
          key={segment}
          x="0"
          y={14 - segment * 3.65}
          width="10"
          height="2.9"
          rx="0.7"
          className={segment <= step ? 'fill-mark-on' : 'fill-mark-off'}
        />
      ))}
      {custom && <path d="M13.5 0v5M11 2.500h5" strokeWidth="1.4" className="stroke-mark-on" />}
    </svg>
  );
}
