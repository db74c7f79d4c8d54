import { Migration } from '@mikro-orm/migrations';

/** The tables of the sign-in library (better-auth 1.7.6, rate limit in the database), as it compiles them itself. */
export class Migration20261124100005_sign_in extends Migration {
  override up() {
    this.addSql(`create schema auth`);
    this.addSql(
      `create table auth."user" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz default current_timestamp not null)`,
    );
    this.addSql(
      `create table auth."session" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" uuid not null references auth."user" ("id") on delete cascade)`,
    );
    this.addSql(
      `create table auth."account" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "accountId" text not null, "providerId" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null)`,
    );
    this.addSql(
      `create table auth."verification" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz default current_timestamp not null)`,
    );
    this.addSql(
      `create table auth."rateLimit" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "key" text not null unique, "count" integer not null, "lastRequest" bigint not null)`,
    );
    this.addSql(`create index "session_userId_idx" on auth."session" ("userId")`);
    this.addSql(`create index "account_userId_idx" on auth."account" ("userId")`);
    this.addSql(`create index "verification_identifier_idx" on auth."verification" ("identifier")`);
  }
}
