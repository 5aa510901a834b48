# A tool of the lab's within a text that bash runs: hands the command to the lab that runs the text.
# In front of this stand: launcher, call (.mvn/call.bash of it) and file (how this lab is called).

locale=${LC_ALL-}
LC_ALL=C
export LC_ALL
case ${0##*/} in
  lab) ;;
  missing) set -- missing "$@" ;;
  *) set -- "${0##*/}" "$@" ;;
esac
alone() {
  if [ -n "$locale" ]; then LC_ALL=$locale; else unset LC_ALL; fi
  [ "$1" != missing ] || shift
  LAB_CALLS=never exec "$launcher" "$@"
}

# What <(…) names is open in this process; the lab finds it by this process's number.
for word in "$@"; do
  case $word in
    */dev/tty*|*/dev/stderr*) alone "$@" ;;
    */dev/fd/*|*/proc/self/fd/*) [ -e "/proc/$$/fd" ] || alone "$@" ;;
  esac
done
set -- "${@//\/proc\/self\/fd\///dev/fd/}"
set -- "${@//\/dev\/fd\///proc/$$/fd/}"

if [ -t 0 ]; then input=TERMINAL
elif [ -e /dev/stdin ] && ! [ /dev/stdin -ef /dev/null ]; then input=DATA
else input=NOTHING
fi
# Only what goes where the text itself writes may end at the terminal of the lab.
columns=0
if [ /dev/stdout -ef "/proc/${SIGNLAB_SHELL-}/fd/1" ]; then columns=${SIGNLAB_COLUMNS:-0}; fi
[ -z "${SIGNLAB_PLAIN-}" ] || set -- --plain "$@"
exec "$BASH" -p "$call" "LC_ALL=$locale" "$file" $input "$columns" "$launcher" "$@"
