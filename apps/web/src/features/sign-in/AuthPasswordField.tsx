import type { ReactNode } from 'react';
import { PasswordField } from '../../ui/PasswordField.tsx';
import type { TextValue } from './field.ts';
import { fieldFault } from './form-faults.ts';

interface AuthPasswordFieldProps {
  readonly field: TextValue;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly aside?: ReactNode;
  readonly hint?: string;
}

export function AuthPasswordField({ field, label, autoComplete, aside, hint }: AuthPasswordFieldProps) {
  return (
    <PasswordField
      id={field.name}
      name={field.name}
      label={label}
      autoComplete={autoComplete}
      aside={aside}
      hint={hint}
      value={field.state.value}
      onChange={field.handleChange}
      onBlur={field.handleBlur}
      error={fieldFault(field.name, field.state.meta.errors)}
    />
  );
}
