/**
 * The groups of flags that cosign's commands share. Each group states its flags, and reads them to
 * values that mean the same whatever the command is: a key, a log, a layout, a client of the
 * registry.
 *
 * <p>Specification: cosign 3.1's own flags and what it makes of them; {@code
 * src/test/resources/cosign/flags.tsv} lists them all.
 *
 * <p>Start reading at {@link dev.signlab.shell.cosign.flag.VerifyFlags}.
 */
@NullMarked
package dev.signlab.shell.cosign.flag;

import org.jspecify.annotations.NullMarked;
