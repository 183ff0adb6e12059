package dev.vireo.api;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Words of answers that give something up, in the languages that VMware's hosts speak. One word
/// too many only means that a rule has to name the answer.
final class WordsOfLoss {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// English, German, French, Spanish.
    private static final Set<String> WORDS =
            split(
                    """
                    abort aborts cancel cancels clear clears delete deletes destroy
                    destroys discard discards drop drops empty erase erases format formats
                    kill kills lose loses off overwrite overwrites purge purges reformat
                    remove removes replace replaces reset resets revert reverts rollback
                    shred shutdown stop stops terminate terminates truncate truncates wipe
                    wipes
                    abbrechen abbruch ausschalten beenden entfernen ersetzen formatieren
                    leeren löschen stoppen überschreiben verlieren vernichten verwerfen
                    zerstören zurücksetzen
                    abandonner annuler arrêter détruire écraser effacer éliminer enlever
                    formater interrompre jeter perdre réinitialiser rejeter remplacer
                    retirer supprimer vider
                    anular apagar borrar cancelar descartar destruir detener eliminar
                    formatear perder quitar reemplazar restablecer sobrescribir
                    sobreescribir suprimir sustituir vaciar
                    """);

    /// Japanese, Korean, Chinese, which have no spaces between words, or endings at them.
    private static final Set<String> PARTS =
            split(
                    """
                    削除 消去 上書き 破棄 初期化 フォーマット キャンセル 中止 置換 置き換え リセット 除去 停止 パワーオフ 取り消
                    삭제 제거 지우기 덮어 폐기 포맷 취소 중지 바꾸기 교체 재설정 버리기 초기화 끄기
                    删除 刪除 移除 清除 清空 擦除 抹除 覆盖 覆蓋 覆寫 丢弃 丟棄 捨棄 放弃 放棄 格式化 取消 中止
                    终止 終止 替换 取代 重置 重設 停止 关闭 關閉 销毁 銷毀
                    """);

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private WordsOfLoss() {}

    private static Set<String> split(String words) {
        return Set.copyOf(SPACE.splitAsStream(words.strip()).toList());
    }

    /// Returns whether a text has one of them.
    static boolean areIn(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return PARTS.stream().anyMatch(composed::contains)
                || BETWEEN_WORDS
                        .splitAsStream(composed)
                        .anyMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }
}
