{{- define "lectern.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "lectern.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What API and worker have in common. In: root, component, its values. */}}
{{- define "lectern.podSettings" -}}
serviceAccountName: {{ include "lectern.serviceAccount" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  {{- include "lectern.podSecurity" . | nindent 2 }}
terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "lectern.selector" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: data
    {{- if .root.Values.data.existingClaim }}
    persistentVolumeClaim:
      claimName: {{ .root.Values.data.existingClaim }}
    {{- else if .root.Values.data.claim.create }}
    persistentVolumeClaim:
      claimName: {{ include "lectern.name" .root }}
    {{- else }}
    emptyDir:
      sizeLimit: {{ .root.Values.data.ephemeralSize }}
    {{- end }}
  - name: tmp
    emptyDir:
      sizeLimit: {{ .root.Values.temporarySize }}
  {{- include "lectern.caVolume" .root | nindent 2 }}
{{- end }}

{{- define "lectern.caEnv" -}}
{{- if .Values.caConfigMap }}
env:
  - name: NODE_EXTRA_CA_CERTS
    value: /etc/lectern/ca.pem
{{- end }}
{{- end }}

{{- define "lectern.caVolume" -}}
{{- with .Values.caConfigMap }}
- name: ca
  configMap:
    name: {{ . }}
{{- end }}
{{- end }}

{{- define "lectern.caMount" -}}
{{- if .Values.caConfigMap }}
- name: ca
  mountPath: /etc/lectern
  readOnly: true
{{- end }}
{{- end }}

{{/* In: root, component, its values. */}}
{{- define "lectern.containerSettings" -}}
image: {{ include "lectern.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
args: {{ toJson .values.args }}
envFrom:
  {{- include "lectern.envFrom" (dict "configMap" (include "lectern.name" .root) "secret" (include "lectern.secret" .root)) | nindent 2 }}
securityContext:
  {{- include "lectern.containerSecurity" . | nindent 2 }}
resources:
  {{- toYaml .values.resources | nindent 2 }}
volumeMounts:
  - name: data
    mountPath: /data
  - name: tmp
    mountPath: /tmp
  {{- include "lectern.caMount" .root | nindent 2 }}
{{- include "lectern.caEnv" .root }}
{{- end }}

{{/* Pods start anew when settings change. What stands in an existing secret cannot be seen from here. */}}
{{- define "lectern.podAnnotations" -}}
lectern/settings: {{ printf "%s%s" (include "lectern.configData" .root) (include "lectern.secretData" .root) | sha256sum }}
{{- with .root.Values.metrics }}
{{- if .annotations }}
prometheus.io/scrape: "true"
prometheus.io/port: {{ .port | quote }}
prometheus.io/path: /metrics
{{- end }}
{{- end }}
{{- with .values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end }}
