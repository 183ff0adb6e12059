package dev.vireo.api;

/// One line of a listing: a domain and the state it was seen in.
///
/// @param domain the domain
/// @param state its state at the time of the listing
public record DomainListing(Domain domain, DomainState state) {}
