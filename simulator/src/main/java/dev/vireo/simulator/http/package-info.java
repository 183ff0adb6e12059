/// HTTP/1.1 for the simulator: a listening socket, its connections, requests and replies.
@NullMarked
package dev.vireo.simulator.http;

import org.jspecify.annotations.NullMarked;
