/**
 * A terminal for tests: runs a program on a pseudo-terminal, types into it and reads its screen.
 */
@NullMarked
package dev.signlab.terminal;

import org.jspecify.annotations.NullMarked;
