# Finds out what this machine can do, then compiles.
cc -O2 -o tool tool.c
