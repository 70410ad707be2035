#compdef tcfs
# Completes tcfs in zsh: source <(tcfs completion zsh), after compinit
# The words are those of 'tcfs complete'; where it knows none, files are completed as usual.
_tcfs() {
  local -a found folders others
  found=("${(@f)$("${(Q)words[1]/#\~/$HOME}" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null </dev/null)}")
  folders=("${(@M)found:#*[/@]}")
  others=("${(@)found:#*[/@]}")
  others=("${(@)others:#}")
  if (( ${#folders} + ${#others} )); then
    (( ${#folders} )) && compadd -S '' -a folders
    (( ${#others} )) && compadd -a others
    return 0
  fi
  _files
}
compdef _tcfs tcfs
