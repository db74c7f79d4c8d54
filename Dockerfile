# One image for the API, which also serves the console, for the worker, and for commands: they differ in what is run.

FROM node:26-slim AS base
WORKDIR /totem
RUN npm install --global pnpm@12.21.0
COPY . .

FROM base AS console
RUN pnpm install --frozen-lockfile --filter @totem/web...
RUN cd apps/web && pnpm run messages && pnpm run build

FROM base
ENV NODE_ENV=production
RUN pnpm install --frozen-lockfile --prod --no-optional --filter @totem/api... --filter @totem/worker... --filter @totem/run...
COPY --from=console /totem/apps/web/dist apps/web/dist
USER node
EXPOSE 4000
CMD ["node", "apps/api/src/main.ts"]
