/** Tests of tasks and what they ask. */
@NullMarked
package dev.signlab.scenario.model;

import org.jspecify.annotations.NullMarked;
