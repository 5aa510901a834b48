/**
 * Files as the lab keeps them: written whole or not at all, read within a bound.
 *
 * <p>Specification: none.
 *
 * <p>Start reading at {@link dev.signlab.storage.AtomicFile}.
 */
@NullMarked
package dev.signlab.storage;

import org.jspecify.annotations.NullMarked;
