package dev.vireo.api;

/// How far a pull is.
///
/// @param image the name of the image that is written
/// @param number which disk it is, from 1 on
/// @param count how many disks there are
/// @param transfer how far the disk is; what is known to be zero counts as done without having come
public record PullProgress(String image, int number, int count, TransferProgress transfer) {}
