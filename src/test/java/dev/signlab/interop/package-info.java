/**
 * Who reads what whom wrote: the lab and tools that nobody here wrote sign and verify for each
 * other; {@code content/reference/interop.adoc} is made from it.
 */
@NullMarked
package dev.signlab.interop;

import org.jspecify.annotations.NullMarked;
