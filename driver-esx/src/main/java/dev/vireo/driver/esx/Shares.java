package dev.vireo.driver.esx;

import dev.vireo.model.ErrorCode;
import dev.vireo.model.VirtException;
import dev.vireo.vim.SharesInfo;
import dev.vireo.vim.SharesLevel;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Shares as libvirt has them: a number, or -1, -2, -3 for the VI API's levels.
final class Shares {
    private static final List<SharesLevel> LEVELS =
            List.of(SharesLevel.LOW, SharesLevel.NORMAL, SharesLevel.HIGH);

    private Shares() {}

    static OptionalInt read(Row row, String path) {
        return read(row.find(path, SharesInfo.class).orElse(null));
    }

    static OptionalInt read(@Nullable SharesInfo shares) {
        if (shares == null) {
            return OptionalInt.empty();
        }
        int level = LEVELS.indexOf(shares.level());
        return OptionalInt.of(level < 0 ? shares.shares() : -1 - level);
    }

    /// Makes what the VI API takes. The number beside a level counts for nothing.
    ///
    /// @throws VirtException `INVALID_ARG` for less than -3
    static SharesInfo of(int shares) {
        if (shares < -LEVELS.size()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Could not set shares to "
                            + shares
                            + ", expecting positive value or -1 (low), -2 (normal) or -3 (high)");
        }
        SharesLevel level = shares < 0 ? LEVELS.get(-1 - shares) : SharesLevel.CUSTOM;
        return SharesInfo.builder().shares(shares < 0 ? -1 : shares).level(level).build();
    }
}
