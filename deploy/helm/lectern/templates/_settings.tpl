{{/* Stops before anything is installed that could not work. */}}
{{- define "lectern.checkSettings" -}}
{{- if and .Values.existingSecret .Values.secrets }}
{{- fail "Set existingSecret or secrets, not both." }}
{{- end }}
{{- if not (or .Values.existingSecret .Values.secrets.DATABASE_URL) }}
{{- fail "Lectern on Kubernetes needs PostgreSQL: set existingSecret to a secret with the key DATABASE_URL, or secrets.DATABASE_URL." }}
{{- end }}
{{- if not (or .Values.existingSecret .Values.secrets.API_TOKEN (eq (toString .Values.config.ALLOW_ANONYMOUS) "true")) }}
{{- fail "Whoever reaches Lectern could use it: set secrets.API_TOKEN, or config.ALLOW_ANONYMOUS=true if that is what you want." }}
{{- end }}
{{- if and (eq (.Values.config.BLOB_STORE | default "disk") "disk") (not (or .Values.data.existingClaim .Values.data.claim.create)) }}
{{- fail "Uploads would end with their pod: set config.BLOB_STORE to s3 or postgres, or data.claim.create, or data.existingClaim." }}
{{- end }}
{{- end }}

{{/* Large numbers as they were written, and not as 1e+06. */}}
{{- define "lectern.configData" -}}
HOST: "0.0.0.0"
PORT: "5001"
METRICS_PORT: {{ .Values.metrics.port | quote }}
DATA_DIR: /data
{{- range $name, $value := .Values.config }}
{{ $name }}: {{ ternary $value (toJson $value) (kindIs "string" $value) | quote }}
{{- end }}
{{- end }}

{{- define "lectern.secretData" -}}
{{- range $name, $value := .Values.secrets }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* In: root, name of the config map, name of the secret. */}}
{{- define "lectern.envFrom" -}}
- configMapRef:
    name: {{ .configMap }}
- secretRef:
    name: {{ .secret }}
{{- end }}

{{/* The port of Chroma where that is not one of the usual ones, else nothing. */}}
{{- define "lectern.chromaPort" -}}
{{- $host := (urlParse (toString (default "" .Values.config.CHROMA_URL))).host }}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $host) }}
{{- if and (not $port) (hasPrefix "http://" (toString .Values.config.CHROMA_URL)) }}{{ $port = "80" }}{{ end }}
{{- range .Values.networkPolicy.egressPorts }}{{ if eq (toString .) $port }}{{ $port = "" }}{{ end }}{{ end }}
{{- $port }}
{{- end }}
