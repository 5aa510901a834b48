/**
 * What a learner has typed, as a document to keep, and a record of what is done that can be signed.
 *
 * <p>Specification: {@code content/reference/transcript.adoc}; in-toto Attestation Framework,
 * Statement v1, for the record.
 *
 * <p>Start reading at {@link dev.signlab.shell.transcript.TranscriptCommands}.
 */
@NullMarked
package dev.signlab.shell.transcript;

import org.jspecify.annotations.NullMarked;
