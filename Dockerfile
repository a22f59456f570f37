FROM node:24-slim AS pack
WORKDIR /nowhere
COPY . .
RUN npm ci && npm pack --ignore-scripts
FROM node:24-slim
RUN --mount=type=bind,from=pack,source=/nowhere,target=/nowhere npm install --global /nowhere/nowhere-kit-*.tgz
USER node
EXPOSE 4700
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:4700/_nowhere/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["nowhere"]
CMD ["serve", "--host", "0.0.0.0"]
