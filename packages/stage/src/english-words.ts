// Written by compile-words.ts from words/; do not edit.
/** Where the words are, and what they are. */
export const ENGLISH = [
  '((J90*13F,H6*/9K6-Xc5LA6A\\(`.:(9U0+RGOC.+26><Q2YA7g?((D/K)1Y.AV03M@/<EIg*^g93[f604C2VD58I.0g+,WY;DAg..g;81R2+A3L)*K(+G01g<>P.0*R/4(331,/)+CH.^g,CGg?1g.W;<L93)5*I.^F0BF63*@=H-3LD.:*4)>,M@g7595E2g837+10-<53:?,1+0*:5?.?,g)(,,.\\*4A>=63;2_1REN<-4(A.`00A-,+R)DA)8H.C:=*;>gA.O+g4S7>b1--9C)P(g8+[F3-310Xg`g<W9(QW/C:D4CIZ)-29:;GB/)7g2>[,(1.<05@2.14(b*QH+J,3^g?5-=;J<EJ,+4(+)C94/,*K-GLg..0*EBH1(<80+7.',
  '[a/=/dS[AOKPY2P>,?S=gXQGg_0004220dR`A5@ePP]bS+0UB((`F:+4BX<ZDLa_-Kc+A2)(fJ(-,aY=]6.ZB3+LR*g(B8X/T:@(B6(KE_S:<_DWU34V0W1a(VgQW`0)NI<f4?J0G1HT,C(MP((*Z(ZedS(UCAa:f0P9b^KT0U9;].^=T1(<K,*28-(c0Oa`3(GfBcL(6_(bA>af@7)3[f.94(7E),R]?eA9T_BL;H=5=3/<Q>e<-L?PB17NRBbUDL?R@Q63-(Ab@[(f/L:S.L(EC88U(GG:*X\\KAHH(0<fN,caQV[PcH]_MQDB5?66JAX\\(gX`@-]a?RNK\\)6Y2g@,\\AF3>R(:5`NDf,:)P,_HU*QI4`G2XZdKKRJea9?90Nf93a2N',
  'AuTy-xNsbtTl-lNqq-NijlvxjjTkqp+TjuuHtZVlTNsTsMTuNt TElNcTbPlq-HtMwCNfbu TB GT-kiTiIANzNTrNu TNbTtl- -N Mj-qN+Nu-NqN-t-j- biucjMNNb--qTV---cErj ksc NF nlnxmbwTTg-Nj-h+VHITNEpli-cT-TXKinbn RdOSCT VepT-jsnNcRTjNbqMT-a--b lITNnbbtpNN-TlSMh-pnHlTjkbillRm-GMyFTVP+wLTz-bT M-zE jzoknH+tbXneI iXiPNTn+lP IpGIqljMN-NzlTbnPT-T-Tzl-dn +KulsnTf-TLbptujnNFfld-Gj NTtn-LST+q-FubbbMrHuj-lp--ntBld-zIgVGwGTi',
] as const
