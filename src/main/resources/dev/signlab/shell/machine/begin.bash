# Read by bash (BASH_ENV) before a text of the lab's: content/design/machine-shell.adoc.
# What a text leaves is written to the file "state" beside this one, which the lab made for its owner alone.

if [ -n "${SIGNLAB_BASH_ENV+x}" ]; then BASH_ENV=$SIGNLAB_BASH_ENV; else unset BASH_ENV; fi
unset SIGNLAB_BASH_ENV
# Programs never take the learner's folder for the home with their settings: a scenario fills it.
if [ -n "${SIGNLAB_TILDE+x}" ]; then HOME=$SIGNLAB_TILDE; declare +x HOME; unset SIGNLAB_TILDE; fi
BASH_ARGV0=bash                          # messages begin as those of a shell that somebody types into
__signlab_place=${BASH_SOURCE%/*} __signlab_done=
export SIGNLAB_SHELL=$$

command_not_found_handle() { "$__signlab_place/missing" "$@"; }

# __signlab_keep STATUS: once, and only by the shell itself. Descriptor 5 is its standard error.
__signlab_keep() {
  __signlab_status=$1
  if [ -n "$__signlab_done" ] || [ "$BASH_SUBSHELL" != 0 ]; then return "$1"; fi
  __signlab_done=yes
  builtin set +o >| "$__signlab_place/state"
  builtin set +eux
  if [ -n "$!" ] && builtin kill -0 "$!"; then
    builtin echo "the lab waits for what & has begun; Ctrl-C ends it" >&5
  fi
  [ -z "$!" ] || builtin wait
  {
    builtin shopt -p
    builtin printf '\0'
    builtin declare -p
    builtin printf '\0'
    builtin declare -f
    builtin printf '\0%s\0' "$PWD"
  } >> "$__signlab_place/state"
  return "$__signlab_status"
}
trap '{ __signlab_keep $?; } 5>&2 2> /dev/null' EXIT
if [ -s "$__signlab_place/kept" ]; then . "$__signlab_place/kept"; fi
