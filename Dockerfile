# Thunderclap in a container: compose.yaml runs all of it, docs/operating.md says how.
FROM node:24-bookworm AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json package-lock.json tsconfig.json LICENSE ./
COPY bin bin
COPY db db
COPY src src
COPY workers workers
# A new volume takes over owner and mode of this folder.
RUN mkdir -m 0700 /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# Node itself, so that SIGTERM reaches it: npm would end and leave it behind.
ENTRYPOINT ["node", "--enable-source-maps", "--import", "tsx"]
CMD ["src/web.ts"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "bin/health.js", "http://127.0.0.1:3000/healthz"]
