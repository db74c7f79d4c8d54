import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';

test('nothing needs to be set', () => {
  expect(readEnvironment({ PATH: '/bin', SMTP_URL: '' })).toMatchObject({
    PORT: 4000,
    TOTEM_HOST: '127.0.0.1',
    TOTEM_DATA_DIR: expect.stringMatching(/^\/.*\/\.data$/),
  });
});

test('every problem is told at once', () => {
  const given = {
    DATABASE_URL: 'mysql://somewhere/x',
    SMTP_URL: 'mail',
    PORT: '70000',
    PGPORT: 'five',
    TOTEM_SECRET: 'short',
    TOTEM_PUBLIC_URL: 'totem',
  };

  expect(readEnvironment(given)).toEqual({
    problems: [
      'DATABASE_URL: it must look like postgres://user:password@host:5432/database.',
      'SMTP_URL: it must look like smtp://host:587.',
      'PORT: it must be 65535 or less.',
      'PGPORT: it must be a number.',
      'TOTEM_PUBLIC_URL: it must look like https://totem.example.',
      'TOTEM_SECRET: it must have 32 characters or more.',
    ],
  });
  expect(readEnvironment({ DATABASE_URL: 'postgres://somewhere' })).toEqual({
    problems: ['DATABASE_URL: it must end with the name of a database.'],
  });
});
