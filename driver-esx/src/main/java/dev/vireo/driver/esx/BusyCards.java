package dev.vireo.driver.esx;

import dev.vireo.model.VirtException;
import dev.vireo.vim.HostVirtualSwitch;
import dev.vireo.vim.PhysicalNic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The physical cards that a distributed switch is to have and that others have. Servers refuse
/// such a card by its name alone, which every host has one of.
///
/// @param view the switches as they were before
/// @param name the switch
/// @param cards its cards
record BusyCards(WholeSwitches view, String name, List<String> cards) {
    /// Says with a refusal which hosts it may be about.
    VirtException with(VirtException failure) {
        List<String> busy = FaultTranslator.isRefusal(failure) ? busy() : List.of();
        return busy.isEmpty() ? failure : MoreWords.after(failure, String.join(", ", busy));
    }

    private List<String> busy() {
        List<String> busy = new ArrayList<>();
        for (Row host : view.members()) {
            for (String card : cards) {
                owner(host, card)
                        .ifPresent(owner ->
                                busy.add(
                                        "'"
                                                + card
                                                + "' of the host "
                                                + EntityName.of(host)
                                                + " belongs to '"
                                                + owner
                                                + "'"));
            }
        }
        return busy;
    }

    private Optional<String> owner(Row host, String card) {
        List<String> keys =
                WholeSwitches.physical(host).stream()
                        .filter(one -> one.device().equals(card))
                        .map(PhysicalNic::key)
                        .toList();
        Stream<String> own =
                WholeSwitches.standard(host).stream()
                        .filter(one -> one.pnic().stream().anyMatch(keys::contains))
                        .map(HostVirtualSwitch::name);
        Stream<String> distributed =
                view.all().stream()
                        .filter(one -> !one.name().equals(name))
                        .filter(one -> one.cards(host).orElse(List.of()).contains(card))
                        .map(WholeSwitches.Whole::name);
        return Stream.concat(own, distributed).findFirst();
    }
}
