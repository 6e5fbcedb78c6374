import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
}

export function Button({ tone = 'plain', className, ...rest }: ButtonProps): ReactNode {
  const classes = [styles['button'], styles[tone], className].filter(Boolean).join(' ');
  return <button type="button" className={classes} {...rest} />;
}
