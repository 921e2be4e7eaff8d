<#macro content>
<p class="al-footer">${msg("anlanFooter")}</p>
</#macro>
