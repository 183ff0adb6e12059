/// Talks to a VI API server over HTTP or HTTPS. [Transport] sends single requests, counts them and
/// says in one line what went wrong; every failure of this package is a [VimException].
@NullMarked
package dev.vireo.client;

import org.jspecify.annotations.NullMarked;
