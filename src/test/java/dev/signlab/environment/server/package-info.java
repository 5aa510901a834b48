/** Tests of servers in processes of their own. */
@NullMarked
package dev.signlab.environment.server;

import org.jspecify.annotations.NullMarked;
