/**
 * The content security policy forbids making code from text, which zod tries for speed when a schema is made. This says
 * so ahead, where zod looks for it, without loading zod: hence the first import of main.tsx.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
