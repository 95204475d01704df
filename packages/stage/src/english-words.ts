// Written by compile-words.ts from words/; do not edit.
import type { PackedWords } from './word-table.ts'

/** Where the words are, and what they are. */
export const WORDS: PackedWords = [
  88,
  16,
  '0210291>422004007021212533064142200702201042528114471460112;0350342401025234440621;0150857403032420<1043300001360010522:000107931722010220133311707000434412140594:4723031150260111020431020<:2312405633847511037041023100561;51721902304D0500>65101<14103=12505213501C340115658219610015720001034192014805',
  'Q5mP6m3K;7ERN?DB0f>EAM<K\\Oj=:[6YiN4XGn@MOa6mH<3Z10Cc_lV]2b?g9O_9F5[X[;=o]=[]k3dSc_JK9ePGb35b@`5Y[aG]CD9^OVQEZIL43X@K`cGO3CMelB01>1eZU1FEmY6l8i978Nm<<;nf:hYBT[>VmFYnGALd2TIf:fAaDn9^;;mh3?Taeh^g;XBO_nI7\\bih@Lh7>;\\HWL\\IaHYZG=1jLG]NK9V]OHkGFRnnW[<PcKk?gS1[HPJhicNLcA^^VM6eeTc4FhHYI=LA^62R:g6ZJ[fm:=[kY=E',
  'jj-?MVNM-iHriTeI+jNq-bN-HqNGVMlIfN-uPHluwP-jNB-OLn+TtFNEcCbbqh-n-npstcTXnxljukkrbzFlptn-qX--uRfnglebnzbtrdb-ndPNNqttw+VbuMazp-AuRnKIxMPlNSNNNqMqENlzG-jntS---NVl+pdfgybnjMtmli-pGnslMIhb+iqTpNtpunkNb--wGjp?b+TjuN-EoNnqlKzidlcMjNiGNFVjzTjNvz-jBLbLjNbTlbqkcyX-sSuE-ii+-us+-kZnN-lAtinN-jFNt-MNIuwCbmjbbIV',
]
