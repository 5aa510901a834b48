/**
 * Bytes from outside: whatever they are, a parser ends in a value or in one problem, soon, and with
 * little memory. The same parsers are tried with changed fixtures in every build and by a fuzzer on
 * demand.
 */
@NullMarked
package dev.signlab.outside;

import org.jspecify.annotations.NullMarked;
