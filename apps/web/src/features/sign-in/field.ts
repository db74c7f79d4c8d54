/** What our fields need of a form's field, whatever the form. */
export interface TextValue {
  readonly name: string;
  readonly state: { readonly value: string; readonly meta: { readonly errors: readonly unknown[] } };
  readonly handleChange: (value: string) => void;
  readonly handleBlur: () => void;
}
