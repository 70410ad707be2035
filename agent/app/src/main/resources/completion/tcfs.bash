# Completes tcfs in bash: source <(tcfs completion bash)
# The words are those of 'tcfs complete'; where it knows none, files are completed as usual.
_tcfs() {
  local line word
  COMPREPLY=()
  while IFS= read -r line; do
    printf -v word %q "$line"
    COMPREPLY+=("$word")
  done < <("${COMP_WORDS[0]/#\~/$HOME}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
  if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == */ ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
complete -o default -F _tcfs tcfs
