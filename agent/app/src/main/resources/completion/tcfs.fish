# Completes tcfs in fish: tcfs completion fish | source
# The words are those of 'tcfs complete'; where it knows none, files are completed as usual.
function __tcfs_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    command tcfs complete -- $words[2..-1] "$word" 2>/dev/null </dev/null
end
function __tcfs_knows
    test -n "$(__tcfs_complete)"
end
complete -c tcfs -n __tcfs_knows -f -a '(__tcfs_complete)'
