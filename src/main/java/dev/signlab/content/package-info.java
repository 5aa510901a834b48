/**
 * Lessons: AsciiDoc that becomes a document tree at build time, and a page of it when it is asked
 * for.
 *
 * <p>Specification: none; the decisions are in {@code content/design/content.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.content.lesson.LessonReference}.
 */
@NullMarked
package dev.signlab.content;

import org.jspecify.annotations.NullMarked;
