/** Tests of the names of lessons. */
@NullMarked
package dev.signlab.content.lesson;

import org.jspecify.annotations.NullMarked;
