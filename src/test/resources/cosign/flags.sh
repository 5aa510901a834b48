#!/usr/bin/env bash
# Lists every command and flag of a cosign 3.1, the hidden and deprecated ones too:
#   flags.sh /path/to/cosign > flags.tsv
# Columns: command, flag (empty for the command itself), short form, default, why it is deprecated,
# and what it makes of its value: slice, array, map, number, or nothing for one text or a switch.
# Hidden flags are in no help, so each name of that list is tried on each command.
set -u
cosign=${1:?path to cosign}
export HOME=$(mktemp -d) DOCKER_CONFIG=/nonexistent
trap 'rm -rf "$HOME"' EXIT

hidden="output-signature output-payload output-certificate output-attestation output b64 payload
attachment attachment-tag-prefix tlog-upload timestamp-server-url rfc3161-timestamp
rfc3161-timestamp-bundle issue-certificate sign-container-identity record-creation-timestamp
new-bundle-format rekor-entry-type replace fulcio-url rekor-url oidc-issuer insecure-skip-verify
certificate certificate-chain ca-roots ca-intermediates sct offline timestamp-certificate-chain
private-infrastructure experimental-oci11 signature signature-digest-algorithm
insecure-ignore-tlog insecure-ignore-sct upload no-upload no-tlog-upload registry-referrers-mode
use-signing-config signing-config trusted-root cert cert-chain cert-email force recursive bundle
max-workers check-claims output-file timeout verbose sk slot only sig-only type predicate-type
fulcio-uri ctfe-key ctfe-start-time ctfe-end-time ctfe-url rekor-key rekor-start-time rekor-end-time
timestamp-uri"

subs() { # subs COMMAND…: the words that help lists under it, and the groups that it hides
  "$cosign" "$@" --help 2>/dev/null | awk '/^Available Commands:/ {on=1; next} /^$/ {on=0} on {print $1}'
  case "$*" in
    "") printf '%s\n' attach copy dockerfile generate manifest triangulate upload ;;
  esac
}

commands() {
  local name more
  for name in $(subs | sort -u); do
    case $name in help) continue ;; esac
    more=$(subs "$name" | sort -u)
    if [ -z "$more" ]; then echo "$name"; else for each in $more; do echo "$name $each"; done; fi
  done
}

listed() { # listed COMMAND…: flag, short form, default
  "$cosign" "$@" --help 2>/dev/null | awk '
    /^Global Flags:/ {exit}
    /^ +(-[a-zA-Z], )?--[a-z0-9-]+=.*:$/ {
      line = $0; sub(/^ +/, "", line); sub(/:$/, "", line); letter = ""
      if (line ~ /^-[a-zA-Z], /) { letter = substr(line, 2, 1); line = substr(line, 5) }
      name = substr(line, 3, index(line, "=") - 3); value = substr(line, index(line, "=") + 1)
      gsub(/^\x27|\x27$/, "", value)
      if (name != "help") print name "\t" letter "\t" value
    }'
}

# kind ROW COMMAND…: a quote in the middle of a word is no CSV, no pair and no number; what else takes
# several values shows its empty list as its default.
kind() {
  local row=$1 name=${1%%$'\t'*}
  shift
  case $("$cosign" "$@" "--$name=a\"b" --help 2>&1 >/dev/null </dev/null) in
    *'invalid argument'*'bare "'*) echo slice ;;
    *'invalid argument'*'must be formatted as key=value'*) echo map ;;
    *'invalid argument'*'strconv.ParseInt'*) echo number ;;
    *) case "$row $*" in
      # Help shows no default of what is deprecated; each of these may be given several times.
      *$'\t[]\t'* | *instead*'trusted-root create') echo array ;;
    esac ;;
  esac
}

why() { # why TEXT: the reason in a deprecation, on one line
  sed -n '/ is deprecated, \| has been deprecated, /,$p' | sed '1s/.*\( is\| has been\) deprecated, //' |
    sed '/^Error: \|^error during\|^[A-Z].*WARNING\|^Usage:/,$d' | paste -sd ' ' | tr -s ' \t' ' '
}

while read -r -a words; do
  [ ${#words[@]} = 0 ] && continue
  printf '%s\t\t\t\t%s\t\n' "${words[*]}" "$("$cosign" "${words[@]}" 2>&1 >/dev/null </dev/null | grep -A19 '^Command ".*is deprecated' | why)"
  known=$(listed "${words[@]}")
  {
    [ -n "$known" ] && echo "$known" | while IFS=$'\t' read -r name letter value; do
      printf '%s\t%s\t%s\t\n' "$name" "$letter" "$value"
    done
    for name in $hidden; do
      echo "$known" | grep -q "^$name	" && continue
      said=$("$cosign" "${words[@]}" "--$name=true" --help 2>&1 >/dev/null </dev/null)
      case $said in
        *"unknown flag: --$name"*) ;;
        *"Flag --$name has been deprecated"*)
          printf '%s\t\t\t%s\n' "$name" "$(echo "$said" | grep -A19 "^Flag --$name has" | why)" ;;
        *) case " output-file timeout verbose " in *" $name "*) ;; *) printf '%s\t\t\thidden\n' "$name" ;; esac ;;
      esac
    done
  } | sort -t '	' -k1,1 | while IFS= read -r row; do
    printf '%s\t%s\t%s\n' "${words[*]}" "$row" "$(kind "$row" "${words[@]}")"
  done
done < <(commands)
