# Builds with all dependencies, then keeps the compiled service, the built review desk and the data only.
# `npx tsx scripts/check-image.ts` takes the same steps without Docker.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --ignore-scripts
COPY src src
COPY web web
COPY examples examples
COPY scripts scripts
# Their validators are written out, so that a start need not compile them.
COPY schemas schemas
COPY rulesets rulesets
RUN npm run build

# Production dependencies are plain JavaScript: no compiler is needed.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /app
# Other machines reach a container, so it does not start until UR_AUTH says how callers say who they are: api-keys with
# UR_API_KEYS (a mounted file), or jwt. See docs/security.md.
ENV NODE_ENV=production UR_HOST=0.0.0.0
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY rulesets rulesets
COPY schemas schemas
COPY letters letters
COPY examples examples
# Nothing is written: run it with `docker run --read-only --cap-drop ALL --security-opt no-new-privileges`. It listens to
# other machines, so it wants to know who calls: mount a file of keys and name it (docs/operating.md).
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.UR_PORT || process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
