# Completes tcfs in bash: source <(tcfs completion bash)
# The words are those of 'tcfs complete'; where it knows none, files are completed as usual.
# COMP_WORDS is of no use: its words still have their quotes, and are cut at every @, = and colon.
_tcfs() {
  local line=${COMP_LINE:0:COMP_POINT} typed=$2
  local words=() word= is_word= quote= expands= before= tilde= char next i
  COMPREPLY=()
  for ((i = 0; i <= ${#line}; i++)); do
    # What bash replaces are the last characters of the line; of the word this much stays.
    ((i == ${#line} - ${#typed})) && before=$word
    char=${line:i:1}
    next=${line:i+1:1}
    case $quote$char in
      '') ;;
      "''" | '""') quote= ;;
      "'"?*) word+=$char ;;
      '"\')
        case $next in
          [\$\`\"\\]) word+=$next ;;
          *) word+=\\$next ;;
        esac
        ((i++)) ;;
      \\) word+=$next is_word=1; ((i++)) ;;
      \" | \') [[ $i == ${#line} ]] || { quote=$char is_word=1; } ;;
      [[:space:]])
        [[ $is_word ]] && words+=("${word/#\~\//$HOME/}")
        word= is_word= expands= ;;
      *)
        [[ $char == [\$\`] ]] && expands=1
        word+=$char is_word=1 ;;
    esac
  done
  # Only bash knows what a variable stands for.
  [[ $expands ]] && return
  if [[ $word == \~/* && ! $quote ]]; then
    tilde=1 word=$HOME${word:1} before=${before/#\~\//$HOME/}
  fi
  while IFS= read -r line; do
    [[ $line == "$before"?* ]] && _tcfs_reply "${line#"$before"}"
  done < <("${words[0]}" complete -- "${words[@]:1}" "$word" 2>/dev/null </dev/null)
  if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[/@] ]]; then
    compopt -o nospace 2>/dev/null
    # As there may be another word, bash does not close the quote.
    [[ $quote ]] && COMPREPLY+=("${COMPREPLY[0]} ")
  fi
}
# Adds a word as it has to be written where the cursor is.
_tcfs_reply() {
  local reply=$1
  case $quote in
    \") reply=${reply//\\/\\\\} reply=${reply//\$/\\\$} reply=${reply//\`/\\\`} reply=${reply//\"/\\\"} ;;
    \') reply=${reply//\'/\'\\\'\'} ;;
    *)
      [[ $tilde && ! $before ]] && reply=${reply#"$HOME"}
      printf -v reply %q "$reply"
      [[ $tilde && ! $before ]] && reply=\~$reply ;;
  esac
  COMPREPLY+=("$reply")
}
complete -o default -F _tcfs tcfs
