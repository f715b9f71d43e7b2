# One image for web, worker, beat and the commands; it runs without root.

FROM node:24-slim AS styles
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY static ./static
RUN npm run build

FROM python:3.13-slim AS packages
COPY requirements.lock .
RUN python -m venv /opt/portal \
    && /opt/portal/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal /srv/media /srv/invoices
COPY --from=packages /opt/portal /opt/portal
WORKDIR /srv/portal
COPY . .
COPY --from=styles /build/static/dist ./static/dist
ENV PATH=/opt/portal/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=samenorganiseren.settings \
    STATIC_ROOT=/srv/static \
    MEDIA_ROOT=/srv/media \
    INVOICE_OUTBOX_DIR=/srv/invoices
# Nothing is connected to and nothing is kept: these values exist for one command.
RUN SECRET_KEY=only-while-building DATABASE_URL=postgres://localhost/none \
    python manage.py collectstatic --noinput --verbosity=0 "--ignore=css/*" "--ignore=js/*"
USER 10001:10001
EXPOSE 8000
CMD ["granian", "--interface=wsgi", "--host=0.0.0.0", "--port=8000", "--workers=2", "--blocking-threads=4", "--backpressure=512", "--log-level=warning", "samenorganiseren.wsgi:application"]
