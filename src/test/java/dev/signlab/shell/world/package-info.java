/** Tests of the commands about the world. */
@NullMarked
package dev.signlab.shell.world;

import org.jspecify.annotations.NullMarked;
