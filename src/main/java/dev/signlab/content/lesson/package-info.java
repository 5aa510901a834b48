/**
 * What lessons are called, by those who read them and by those who name them.
 *
 * <p>Specification: {@code content/reference/writing-scenarios.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.content.lesson.LessonReference}.
 */
@NullMarked
package dev.signlab.content.lesson;

import org.jspecify.annotations.NullMarked;
