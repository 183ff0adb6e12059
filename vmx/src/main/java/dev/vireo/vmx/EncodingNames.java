package dev.vireo.vmx;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names of encodings that libxml2 takes where libvirt runs (with the C library of GNU) for
/// which Java has the same characters. Those of seven bits with national letters, of mainframes and
/// with escape sequences are left out: nobody can write a VMX file in them.
final class EncodingNames {
    /// The name in Java, and what else it is called.
    private static final String TABLE =
            """
            Big5 BIG-5 BIG-FIVE BIG5 BIGFIVE CN-BIG5 CP950 WINDOWS-950
            Big5-HKSCS BIG5-HKSCS BIG5HKSCS
            EUC-JP CSEUCPKDFMTJAPANESE EUC-JP EUC-JP-MS EUCJP EUCJP-MS EUCJP-OPEN EUCJP-WIN
            EUC-JP EUC_JP OSF00030010 UJIS
            EUC-KR CSEUCKR EUC-KR EUCKR OSF0004000A
            GB18030 GB18030
            GB2312 CN-GB CSGB2312 EUC-CN EUCCN GB2312
            GBK CP936 GBK MS936 WINDOWS-936
            IBM00858 858 CP858 CSPC858MULTILINGUAL IBM858
            IBM437 437 CP437 CSPC8CODEPAGE437 IBM437 OSF100201B5
            IBM775 CP775 CSPC775BALTIC IBM775
            IBM850 850 CP850 CSPC850MULTILINGUAL IBM850 OSF10020352
            IBM852 852 CP852 CSPCP852 IBM852 OSF10020354
            IBM855 855 CP855 CSIBM855 IBM855 OSF10020357
            IBM857 857 CP857 CSIBM857 IBM857 OSF10020359
            IBM860 860 CP860 CSIBM860 IBM860
            IBM861 861 CP861 CPIBM861 IBM861 OSF1002035D
            IBM862 862 CP862 CSPC862LATINHEBREW IBM862 OSF1002035E
            IBM863 863 CP863 CSIBM863 IBM863 OSF1002035F
            IBM864 864 CP864 CSIBM864 IBM864 OSF10020360
            IBM865 865 CP865 CSIBM865 IBM865
            IBM866 866 CP866 CSIBM866 IBM866
            IBM869 869 CP-GR CP869 CSIBM869 IBM869 OSF10020365
            ISO-8859-1 8859_1 CP819 CSISOLATIN1 IBM819 ISO-8859-1 ISO-IR-100 ISO-LATIN-1
            ISO-8859-1 ISO8859-1 ISO88591 ISO8859_1 ISO_8859-1 ISO_8859-1:1987 L1 LATIN-1 LATIN1
            ISO-8859-1 OSF00010001
            ISO-8859-13 BALTIC CP921 CSIBM921 IBM-921 IBM921 ISO-8859-13 ISO-IR-179
            ISO-8859-13 ISO8859-13 ISO885913 L7 LATIN7
            ISO-8859-15 ISO-8859-15 ISO-IR-203 ISO8859-15 ISO885915 ISO_8859-15
            ISO-8859-15 ISO_8859-15:1998 ISO_8859_15 LATIN-9 LATIN9
            ISO-8859-16 ISO-8859-16 ISO-IR-226 ISO8859-16 ISO885916 ISO_8859-16
            ISO-8859-16 ISO_8859-16:2001 L10 LATIN10
            ISO-8859-2 8859_2 CP912 CSISOLATIN2 IBM912 ISO-8859-2 ISO-IR-101 ISO8859-2
            ISO-8859-2 ISO88592 ISO_8859-2 ISO_8859-2:1987 L2 LATIN2 OSF00010002
            ISO-8859-3 8859_3 CSISOLATIN3 ISO-8859-3 ISO-IR-109 ISO8859-3 ISO88593
            ISO-8859-3 ISO_8859-3 ISO_8859-3:1988 L3 LATIN3 OSF00010003
            ISO-8859-4 8859_4 CSISOLATIN4 ISO-8859-4 ISO-IR-110 ISO8859-4 ISO88594
            ISO-8859-4 ISO_8859-4 ISO_8859-4:1988 L4 LATIN4 OSF00010004
            ISO-8859-5 8859_5 CP915 CSISOLATINCYRILLIC CYRILLIC IBM915 ISO-8859-5 ISO-IR-144
            ISO-8859-5 ISO8859-5 ISO88595 ISO_8859-5 ISO_8859-5:1988 OSF00010005
            ISO-8859-6 8859_6 ARABIC ASMO-708 CP1089 CSISOLATINARABIC ECMA-114 IBM1089
            ISO-8859-6 ISO-8859-6 ISO-IR-127 ISO8859-6 ISO88596 ISO_8859-6 ISO_8859-6:1987 OSF00010006
            ISO-8859-7 8859_7 CP813 CSISOLATINGREEK ECMA-118 ELOT_928 GREEK GREEK8 IBM813
            ISO-8859-7 ISO-8859-7 ISO-IR-126 ISO8859-7 ISO88597 ISO_8859-7 ISO_8859-7:1987
            ISO-8859-7 ISO_8859-7:2003 OSF00010007
            ISO-8859-8 8859_8 CP916 CSISOLATINHEBREW HEBREW IBM916 ISO-8859-8 ISO-IR-138
            ISO-8859-8 ISO8859-8 ISO88598 ISO_8859-8 ISO_8859-8:1988 OSF00010008
            ISO-8859-9 8859_9 CP920 CSISOLATIN5 ECMA-128 IBM920 ISO-8859-9 ISO-IR-148
            ISO-8859-9 ISO8859-9 ISO88599 ISO_8859-9 ISO_8859-9:1989 L5 LATIN5 OSF00010009 TS-5881
            KOI8-R CSKOI8R KOI8-R KOI8R
            KOI8-U KOI8-U KOI8U
            Shift_JIS CSSHIFTJIS MS_KANJI SHIFT-JIS SHIFT_JIS SJIS
            TIS-620 ISO-IR-166 TIS-620 TIS620 TIS620-0 TIS620.2529-1 TIS620.2533-0
            US-ASCII ANSI_X3.4 ANSI_X3.4-1968 ANSI_X3.4-1986 ASCII CP367 CSASCII IBM367
            US-ASCII ISO-IR-6 ISO646-US ISO_646.IRV:1991 OSF00010020 US US-ASCII
            UTF-16BE UCS-2BE UTF-16BE UTF16BE
            UTF-16LE CSUNICODE UCS-2 UCS-2LE UCS-4 UCS-4BE UCS-4LE UCS2 UCS4 UNICODE
            UTF-16LE UNICODELITTLE UTF-16 UTF-16LE UTF16 WCHAR_T
            UTF-8 ISO-10646/UTF-8 ISO-10646/UTF8 ISO-IR-193 UTF8
            windows-1250 CP1250 MS-EE WINDOWS-1250
            windows-1251 CP1251 MS-CYRL WINDOWS-1251
            windows-1252 CP-1252 CP1252 MS-ANSI WINDOWS-1252 WINDOWS1252 X-WINDOWS-1252
            windows-1253 CP1253 MS-GREEK WINDOWS-1253
            windows-1254 CP1254 MS-TURK WINDOWS-1254
            windows-1255 CP1255 MS-HEBR WINDOWS-1255
            windows-1256 CP1256 CP9448 CSIBM9448 IBM-9448 IBM9448 MS-ARAB WINDOWS-1256
            windows-1257 CP1257 WINBALTRIM WINDOWS-1257
            windows-1258 CP1258 WINDOWS-1258
            windows-31j CP932 CSWINDOWS31J MS932 SJIS-OPEN SJIS-WIN WINDOWS-31J WINDOWS-932
            windows-31j X-SJIS
            x-EUC-TW EUC-TW EUCTW OSF0005000A
            x-IBM1124 CP1124 CSIBM1124 IBM-1124 IBM1124
            x-IBM1129 CP1129 CSIBM1129 IBM-1129 IBM1129
            x-IBM737 CP737
            x-iso-8859-11 HP-THAI8 HPTHAI8 ISO-8859-11 ISO8859-11 ISO885911 THAI8
            x-Johab CP1361 JOHAB MSCP1361
            x-MacCentralEurope CP1282 MAC-CENTRALEUROPE
            x-MacRoman CSMACINTOSH MAC MACINTOSH
            x-MacUkraine MAC-CYRILLIC MAC-UK MACCYRILLIC MACUK MACUKRAINIAN
            x-windows-874 874 CP874 IBM874 WINDOWS-874
            x-windows-949 CP949 KS_C_5601-1987 MSCP949 OSF100203B5 UHC WINDOWS-949
            """;

    private static final Map<String, String> NAMES = names();

    private EncodingNames() {}

    /// Finds what a name means; its case, white space in it and whatever stands behind two slashes
    /// does not matter.
    static Optional<Charset> find(String name) {
        int suffix = name.indexOf("//");
        String plain = suffix < 0 ? name : name.substring(0, suffix);
        String key = plain.replace(" ", "").replace("\t", "").toUpperCase(Locale.ROOT);
        String charset = NAMES.get(key.equals(VmxEncoding.UTF_8) ? "UTF8" : key);
        return charset == null || !Charset.isSupported(charset)
                ? Optional.empty()
                : Optional.of(Charset.forName(charset));
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        TABLE.lines()
                .map(line -> line.split(" ", -1))
                .forEach(words -> {
                    for (int i = 1; i < words.length; i++) {
                        names.put(words[i], words[0]);
                    }
                });
        return Map.copyOf(names);
    }
}
