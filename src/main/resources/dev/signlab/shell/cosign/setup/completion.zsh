#compdef cosign lab
# Completion of cosign and lab for zsh, made by "cosign completion zsh".
__signlab_at() {
  subs= flags= valued= filed= files=
  case $1 in
@TABLE@
  esac
}

_cosign() {
  local cur=${words[CURRENT]} place= open= word
  local subs flags valued filed files
  [[ ${words[1]:t} = cosign ]] && place=cosign
  for word in "${(@)words[2,CURRENT-1]}"; do
    if [[ -n $open ]]; then open=; continue; fi
    __signlab_at "$place"
    case $word in
      -*) case " $valued " in *" $word "*) open=$word ;; esac ;;
      *) case " $subs " in *" $word "*) place=${place:+$place }$word ;; esac ;;
    esac
  done
  __signlab_at "$place"
  if [[ -z $open && $cur = --*=* ]]; then
    open=${cur%%=*}
    compset -P '*='
  fi
  if [[ -n $open ]]; then
    case " $filed " in *" $open "*) _files ;; esac
  elif [[ $cur = -* ]]; then
    compadd -- ${=flags}
  elif [[ -n $subs ]]; then
    compadd -- ${=subs}
  elif [[ -n $files ]]; then
    _files
  fi
}

if [[ ${funcstack[1]} = _cosign ]]; then _cosign "$@"; else compdef _cosign cosign lab; fi
