/**
 * One JSON codec for the whole house: strict, bounded, a tree of nodes that each room parses by
 * hand.
 *
 * <p>Specification: RFC 8259.
 *
 * <p>Start reading at {@link dev.signlab.json.Json}.
 */
@NullMarked
package dev.signlab.json;

import org.jspecify.annotations.NullMarked;
