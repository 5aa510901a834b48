/**
 * Other ways of signing than cosign's: the few words of {@code gpg} and {@code openssl} that sign a
 * file and verify it. What they do not have is the machine's own program's.
 *
 * <p>Specification: RFC 9580 and RFC 5652; the words are those of GnuPG 2.2 and OpenSSL 3.0.
 *
 * <p>Start reading at {@link dev.signlab.shell.options.OptionCommands}.
 */
@NullMarked
package dev.signlab.shell.options;

import org.jspecify.annotations.NullMarked;
